using System.Globalization;

namespace EqualityPipeline.Functions.Sample;

/// <summary>What the console says when everything is up: where to look, and with which keys.</summary>
internal static class ReadyBlock
{
    public static string For(LocalFunctionsHost host, TimeSpan took, bool isSample)
    {
        var url = host.Url.TrimEnd('/');
        return string.Join(Environment.NewLine,
        [
            $"Storage:      {host.ConnectionString}",
            $"Function key: {host.FunctionKey}",
            $"Admin key:    {host.AdminKey}",
            isSample ? "Reading needs no key on this machine; changing something needs the function key." : "Reading needs the function key, as header x-functions-key or ?code=.",
            string.Create(CultureInfo.InvariantCulture, $"Ready in {took.TotalSeconds:0.0} s. Open {url}/ (health: {url}/api/health). Ctrl+C stops."),
        ]);
    }
}
