namespace EqualityPipeline.LocalHost;

/// <summary>
/// Something the person who started the host can put right. The message is a whole sentence for them: print it and exit with 1.
/// </summary>
public sealed class LocalHostException : Exception
{
    public LocalHostException()
        : this("The local host cannot start.")
    {
    }

    public LocalHostException(string message)
        : base(message)
    {
    }

    public LocalHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
