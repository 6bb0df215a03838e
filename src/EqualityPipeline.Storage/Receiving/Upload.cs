using Azure;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>One upload as it lay when it was read. Later uploads of one slot take the place of earlier ones.</summary>
/// <param name="ReceivedAt">When it counts as received.</param>
/// <param name="StoredAt">When storage took it, to the second.</param>
public sealed record Upload(string Path, ETag ETag, DateTimeOffset ReceivedAt, DateTimeOffset StoredAt)
{
    /// <summary>Whether this one came after another of the same slot, whatever order their events arrive in.</summary>
    /// <remarks>
    /// Of two uploads to one path the one that is there now is the later: whoever read this one made sure that it still is. Between two paths the
    /// times decide; within one second there is no earlier and later, and the ETag settles it the same way for everyone.
    /// </remarks>
    public bool IsAfter(Upload other)
    {
        if (Path == other.Path)
            return ETag != other.ETag;
        var byTime = (ReceivedAt, StoredAt).CompareTo((other.ReceivedAt, other.StoredAt));
        return byTime != 0 ? byTime > 0 : string.CompareOrdinal(ETag.ToString(), other.ETag.ToString()) > 0;
    }
}
