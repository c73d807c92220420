using Site.Benchmarks;

if (args is ["floor", var file, var contentType, var contentEncoding])
{
    await FloorServer.ServeAsync(file, contentType, contentEncoding);
    return;
}
Console.WriteLine("No benchmark yet.");
