using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.LocalHost;

/// <summary>Calls a function: makes its class, binds its parameters, awaits it.</summary>
internal sealed class Invoker(IServiceScopeFactory scopes)
{
    /// <param name="function">What to call.</param>
    /// <param name="triggeredBy">The value of the trigger's own parameter.</param>
    /// <param name="placeholders">Values of route or path placeholders by name.</param>
    /// <param name="cancel">Cancelled when the host gives up waiting.</param>
    /// <exception cref="FormatException">A placeholder's text is not the number its parameter wants.</exception>
    public async Task RunAsync(
        FunctionMethod function, object triggeredBy, IReadOnlyDictionary<string, object?> placeholders, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await RunAsync(function, triggeredBy, placeholders, scope.ServiceProvider, cancel);
    }

    /// <returns>What the function returned; null for none.</returns>
    public static async Task<object?> RunAsync(
        FunctionMethod function, object triggeredBy, IReadOnlyDictionary<string, object?> placeholders, IServiceProvider services, CancellationToken cancel)
    {
        var context = new Call(function.Name, services, cancel);
        var arguments = function.Method.GetParameters()
            .Select(parameter => parameter == function.TriggerParameter ? triggeredBy : Bind(parameter, placeholders, context))
            .ToArray();
        var instance = ActivatorUtilities.CreateInstance(services, function.Method.DeclaringType!);
        try
        {
            var result = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture);
            if (result is not Task running)
                return result;
            await running;
            return running.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(running);
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (instance as IDisposable)?.Dispose();
        }
    }

    private static object? Bind(ParameterInfo parameter, IReadOnlyDictionary<string, object?> placeholders, Call context)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
            return context;
        if (parameter.ParameterType == typeof(CancellationToken))
            return context.CancellationToken;
        var text = placeholders.TryGetValue(parameter.Name!, out var found) ? Convert.ToString(found, CultureInfo.InvariantCulture) : null;
        if (parameter.ParameterType == typeof(string))
            return text;
        if (text is not null)
            return int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return parameter.ParameterType == typeof(int) ? 0 : null;
    }

    private sealed class Call(string name, IServiceProvider services, CancellationToken cancel) : FunctionContext
    {
        public override string InvocationId { get; } = Guid.NewGuid().ToString();

        public override FunctionDefinition FunctionDefinition { get; } = new Definition(name);

        public override IServiceProvider InstanceServices { get; set; } = services;

        public override CancellationToken CancellationToken => cancel;
    }

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Name => name;
    }
}
