namespace EqualityPipeline.Storage.Receiving;

/// <summary>When an upload counts as received: the storage service's word, or, for the sample data, what its manifest says.</summary>
/// <param name="lastModified">When the storage service took the upload.</param>
public delegate DateTimeOffset ArrivalTime(string path, string sha256, DateTimeOffset lastModified);
