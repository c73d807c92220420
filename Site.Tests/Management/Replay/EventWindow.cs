using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Site.Tests.Management.Replay;

/// <summary>What an open backoffice window hears of the event hub.</summary>
internal sealed class EventWindow : IDisposable
{
    private const char RecordSeparator = '\u001e';

    private readonly WebSocket _socket;
    private readonly Queue<string> _records = new();

    private EventWindow(WebSocket socket) => _socket = socket;

    public static async Task<EventWindow> OpenAsync(WebSocket socket)
    {
        var window = new EventWindow(socket);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}" + RecordSeparator), WebSocketMessageType.Text, true, default);
        Assert.That(await window.ReadAsync(), Is.EqualTo("{}"));
        return window;
    }

    /// <summary>The next event; waits for it.</summary>
    public async Task<string> NextAsync()
    {
        while (true)
        {
            var message = JsonNode.Parse(await ReadAsync())!;
            if (message["target"]?.GetValue<string>() == "notify")
            {
                var payload = message["arguments"]![0]!;
                return $"{payload["eventType"]} {payload["eventSource"]} {payload["key"]}";
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<string> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        while (_records.Count == 0)
        {
            var received = await _socket.ReceiveAsync(buffer, default);
            foreach (var record in Encoding.UTF8.GetString(buffer, 0, received.Count).Split(RecordSeparator, StringSplitOptions.RemoveEmptyEntries))
                _records.Enqueue(record);
        }
        return _records.Dequeue();
    }
}
