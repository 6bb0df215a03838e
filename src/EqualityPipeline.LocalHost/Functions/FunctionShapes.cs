using System.Globalization;
using System.Reflection;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using NCrontab;

namespace EqualityPipeline.LocalHost;

/// <summary>Checks that functions keep to the shapes that Microsoft's isolated worker and the local host share.</summary>
public static class FunctionShapes
{
    /// <returns>A sentence for every breach, sorted; none when all is well.</returns>
    public static IReadOnlyList<string> Check(Assembly functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        return Check(functions.GetTypes());
    }

    public static IReadOnlyList<string> Check(IEnumerable<Type> functionClasses)
    {
        var marked = FunctionMethod.Marked(functionClasses).ToList();
        var repeated = marked
            .GroupBy(found => found.Name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {same.Count().ToString(CultureInfo.InvariantCulture)} functions have this name.");
        return
        [
            .. marked.SelectMany(found => Check(found.Name, found.Method)).Concat(repeated)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Six fields, seconds first.</summary>
    internal static CrontabSchedule? Schedule(string text) =>
        CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    private static IEnumerable<string> Check(string name, MethodInfo method)
    {
        if (!method.IsPublic || method.IsStatic || method.DeclaringType is not { IsAbstract: false, IsVisible: true })
            yield return $"{name}: a function is a public instance method of a public class.";

        var triggers = FunctionMethod.TriggersOf(method);
        if (triggers.Count != 1)
        {
            yield return $"{name}: a function has one trigger, not {triggers.Count.ToString(CultureInfo.InvariantCulture)}.";
            yield break;
        }

        var (parameter, trigger) = triggers[0];
        foreach (var breach in CheckRetry(name, method, trigger).Concat(CheckTrigger(name, parameter, trigger)))
            yield return breach;
        foreach (var breach in CheckOthers(name, method, parameter, trigger))
            yield return breach;
        if (CheckResult(name, method, trigger) is { } wrongResult)
            yield return wrongResult;
    }

    private static IEnumerable<string> CheckRetry(string name, MethodInfo method, Attribute trigger)
    {
        if (trigger is TimerTriggerAttribute)
            yield break;
        foreach (var retry in method.GetCustomAttributes().Select(attribute => attribute.GetType().Name))
        {
            if (retry.EndsWith("RetryAttribute", StringComparison.Ordinal))
                yield return $"{name}: {retry} is for timers only.";
        }
    }

    private static IEnumerable<string> CheckTrigger(string name, ParameterInfo parameter, Attribute trigger)
    {
        var (expected, kind) = trigger switch
        {
            BlobTriggerAttribute => (typeof(BlobClient), "blob"),
            TimerTriggerAttribute => (typeof(TimerInfo), "timer"),
            QueueTriggerAttribute => (typeof(string), "queue"),
            _ => (typeof(HttpRequest), "HTTP"),
        };
        if (parameter.ParameterType != expected)
            yield return $"{name}: the {kind} trigger binds {expected.Name}, not {parameter.ParameterType.Name}.";

        switch (trigger)
        {
            case TimerTriggerAttribute timer when !FunctionMethod.Setting.IsMatch(timer.Schedule) && Schedule(timer.Schedule) is null:
                yield return $"{name}: \"{timer.Schedule}\" is not a schedule of six fields.";
                break;
            case BlobTriggerAttribute blob when !blob.BlobPath.Contains('/', StringComparison.Ordinal):
                yield return $"{name}: \"{blob.BlobPath}\" names no blob; write container/{{name}}.";
                break;
            case HttpTriggerAttribute { AuthLevel: AuthorizationLevel.User or AuthorizationLevel.System } http:
                yield return $"{name}: authorization is Anonymous, Function or Admin, not {http.AuthLevel}.";
                break;
            case HttpTriggerAttribute { Route: "" }:
                yield return $"{name}: an empty Route is not served by Azure; the root is {{ignored:maxlength(0)?}}.";
                break;
            case HttpTriggerAttribute { Route: { } route } when Template(route) is null:
                yield return $"{name}: \"{route}\" is not a route template.";
                break;
        }
    }

    private static IEnumerable<string> CheckOthers(string name, MethodInfo method, ParameterInfo triggerParameter, Attribute trigger)
    {
        var placeholders = PlaceholdersOf(trigger);
        var parameters = method.GetParameters();
        foreach (var parameter in parameters.Where(parameter => parameter != triggerParameter))
        {
            var type = parameter.ParameterType;
            if (type == typeof(FunctionContext))
                continue;
            if (type == typeof(CancellationToken))
            {
                if (parameter.Position != parameters.Length - 1)
                    yield return $"{name}: CancellationToken is the last parameter.";
                continue;
            }

            if (type != typeof(string) && !(trigger is HttpTriggerAttribute && (Nullable.GetUnderlyingType(type) ?? type) == typeof(int)))
                yield return $"{name}: a parameter of type {type.Name} ({parameter.Name}) is not shared by both hosts.";
            else if (!placeholders.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
                yield return $"{name}: the parameter {parameter.Name} matches no placeholder.";
        }
    }

    private static string? CheckResult(string name, MethodInfo method, Attribute trigger)
    {
        var result = method.ReturnType;
        if (trigger is HttpTriggerAttribute)
        {
            var inner = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Task<>) ? result.GenericTypeArguments[0] : result;
            return typeof(IResult).IsAssignableFrom(inner) ? null : $"{name}: an HTTP function returns IResult or Task<IResult>.";
        }

        return result == typeof(Task) || result == typeof(void) ? null : $"{name}: a function that is not HTTP returns Task or nothing.";
    }

    private static IReadOnlyList<string> PlaceholdersOf(Attribute trigger) => trigger switch
    {
        BlobTriggerAttribute blob => new BlobPattern(blob.BlobPath).Placeholders,
        HttpTriggerAttribute { Route: { } route } => [.. Template(route)?.Parameters.Select(parameter => parameter.Name) ?? []],
        _ => [],
    };

    private static RoutePattern? Template(string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route);
        }
        catch (RoutePatternException)
        {
            return null;
        }
    }
}
