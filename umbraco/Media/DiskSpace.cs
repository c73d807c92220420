namespace Site.Cms.Media;

/// <summary>Files are refused before the disk is so full that the databases could not write either.</summary>
internal static class DiskSpace
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaExceededOnUnix = 122;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullOnWindows = unchecked((int)0x80070027);

    /// <summary>Whether a write failed because there is no room.</summary>
    public static bool IsFull(this IOException error) =>
        error.HResult is DiskFullOnWindows or HandleDiskFullOnWindows || (!OperatingSystem.IsWindows() && error.HResult is NoSpaceOnUnix or QuotaExceededOnUnix);

    /// <param name="bytes">That are about to be written.</param>
    /// <param name="keptFree">Bytes that must be left after that.</param>
    public static bool IsShort(string folder, long bytes, long keptFree) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace - keptFree < bytes;
}
