namespace EqualityPipeline.Functions.Sample;

/// <summary>What whoever asks the program for help is told.</summary>
internal static class Usage
{
    public const string Text = """
        Equality monitoring on this machine: storage (Azurite), every function, and the pages.

        dotnet run --project functions -- --sample    receives and publishes invented returns, then serves them
        dotnet run --project functions                starts with what is stored

        --port 7072            another port than 7071; 0 takes a free one
        --data-folder FOLDER   where storage and keys are kept, otherwise .azurite
        --NAME VALUE           any setting, as in local.settings.json (README.md names them)

        The last lines it prints are the address to open and the keys. Ctrl+C stops it.
        """;

    public static bool IsAsked(IEnumerable<string> args) => args.Any(a => a is "--help" or "-h" or "-?" or "/?");
}
