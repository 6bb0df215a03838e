using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>A whole release in one Parquet file.</summary>
public static class ReleaseFiles
{
    private const int RowsInGroup = 100_000;

    /// <summary>The figures of a release in its own order, with the columns of <c>Figures</c>: the same release gives the same bytes.</summary>
    /// <returns>A file of this machine that is gone once it is closed, at its start.</returns>
    public static async Task<Stream> ParquetAsync(Release release, Edition edition, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(release);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"figures-{Guid.NewGuid():n}.parquet"), options);
        try
        {
            await FigureTable.OfRelease(release.Manifest.Id, edition).WriteAsync(file, release.Figures, RowsInGroup, cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
