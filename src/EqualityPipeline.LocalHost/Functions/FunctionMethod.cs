using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace EqualityPipeline.LocalHost;

/// <summary>One function: a method marked [Function] and the parameter that triggers it.</summary>
internal sealed partial record FunctionMethod(string Name, MethodInfo Method, ParameterInfo TriggerParameter, Attribute Trigger)
{
    private const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary>The configuration key of the storage connection string; null for a trigger that needs none of its own.</summary>
    public string? ConnectionKey => Trigger switch
    {
        BlobTriggerAttribute blob => blob.Connection ?? DefaultConnection,
        QueueTriggerAttribute queue => queue.Connection ?? DefaultConnection,
        _ => null,
    };

    /// <summary>The functions of well-shaped classes, sorted by name.</summary>
    public static IReadOnlyList<FunctionMethod> In(IEnumerable<Type> types) =>
    [
        .. Marked(types)
            .Select(found => (found.Name, found.Method, Trigger: TriggersOf(found.Method)[0]))
            .Select(found => new FunctionMethod(found.Name, found.Method, found.Trigger.Parameter, found.Trigger.Attribute))
            .OrderBy(function => function.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every method marked [Function], badly shaped ones too.</summary>
    public static IEnumerable<(string Name, MethodInfo Method)> Marked(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);

    public static IReadOnlyList<(ParameterInfo Parameter, Attribute Attribute)> TriggersOf(MethodInfo method) =>
    [
        .. from parameter in method.GetParameters()
           from attribute in parameter.GetCustomAttributes()
           where attribute is BlobTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute or HttpTriggerAttribute
           select (parameter, attribute),
    ];

    /// <summary>Puts configured values in the place of %setting%.</summary>
    /// <exception cref="LocalHostException">A setting that is not configured.</exception>
    public string Resolve(string text, IConfiguration configuration) =>
        Setting.Replace(text, match => configuration[match.Groups["name"].Value] ?? throw new LocalHostException(string.Create(
            CultureInfo.InvariantCulture, $"{match.Groups["name"].Value} is not configured; the function {Name} needs it.")));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Setting { get; }
}
