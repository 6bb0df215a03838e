namespace EqualityPipeline.Web.OData;

/// <summary>A question the feed cannot answer, with the HTTP status and the words that say why.</summary>
internal sealed class FeedProblem : Exception
{
    private FeedProblem(int status, string code, string message) : base(message) => (Status, Code) = (status, code);

    public int Status { get; }

    public string Code { get; }

    public static FeedProblem Bad(string message) => new(400, "BadRequest", message);

    public static FeedProblem NotFound(string message) => new(404, "NotFound", message);

    public static FeedProblem Gone(string message) => new(410, "Gone", message);

    public static FeedProblem BadFormat(string message) => new(415, "UnsupportedMediaType", message);

    public static FeedProblem NotServed(string message) => new(501, "NotImplemented", message);
}
