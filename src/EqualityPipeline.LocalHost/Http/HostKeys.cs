using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EqualityPipeline.LocalHost;

/// <summary>The function key and the admin key. The admin key opens everything.</summary>
internal sealed record HostKeys(string Function, string Admin)
{
    /// <summary>Configured as Host:Keys:Function and Host:Keys:Admin; else made once and kept in the data folder.</summary>
    public static HostKeys Load(IConfiguration configuration, string dataFolder)
    {
        var (function, admin) = (configuration["Host:Keys:Function"], configuration["Host:Keys:Admin"]);
        if (!string.IsNullOrWhiteSpace(function) && !string.IsNullOrWhiteSpace(admin))
            return new(function, admin);

        var kept = ReadOrMake(dataFolder);
        return new(
            string.IsNullOrWhiteSpace(function) ? kept.Function : function,
            string.IsNullOrWhiteSpace(admin) ? kept.Admin : admin);
    }

    /// <summary>In words, where Microsoft's host answers with the bare status.</summary>
    public static IResult Refusal { get; } = Results.Json(
        new { error = "This address needs a key, as the header x-functions-key or as ?code=. The program prints its keys when it starts." },
        statusCode: StatusCodes.Status401Unauthorized);

    public bool Open(HttpRequest request, AuthorizationLevel level)
    {
        if (level == AuthorizationLevel.Anonymous)
            return true;
        return Open(request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault(), level);
    }

    public bool Open(string? shown, AuthorizationLevel level)
    {
        if (string.IsNullOrEmpty(shown))
            return false;
        var isAdmin = Same(shown, Admin);
        return Same(shown, Function) && level == AuthorizationLevel.Function || isAdmin;
    }

    // Digests are compared, so that the time taken tells neither length nor beginning of a key.
    private static bool Same(string shown, string key) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static HostKeys ReadOrMake(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "keys.json");
        if (File.Exists(file) && Read(file) is { Function.Length: > 0, Admin.Length: > 0 } kept)
            return kept;

        Directory.CreateDirectory(dataFolder);
        var made = new HostKeys(NewKey(), NewKey());
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, made);
        return made;
    }

    private static HostKeys? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<HostKeys>(File.ReadAllText(file));
        }
        catch (JsonException unreadable)
        {
            throw new LocalHostException($"{file} cannot be read; delete it and new keys are made.", unreadable);
        }
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
