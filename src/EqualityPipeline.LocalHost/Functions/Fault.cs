using System.Globalization;
using System.Text;
using Azure;

namespace EqualityPipeline.LocalHost;

/// <summary>
/// An exception as it may stand in a log: its types, storage error codes and stack. Messages are left out, because they
/// can quote what was read.
/// </summary>
internal static class Fault
{
    public static string Of(Exception exception) =>
        exception.StackTrace is { } stack ? Brief(exception) + "\n" + stack : Brief(exception);

    /// <summary>Without the stack.</summary>
    public static string Brief(Exception exception)
    {
        var text = new StringBuilder();
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            if (text.Length > 0)
                text.Append(" <- ");
            text.Append(fault.GetType().Name);
            if (fault is RequestFailedException storage)
                text.Append(CultureInfo.InvariantCulture, $" ({storage.Status} {storage.ErrorCode})");
        }

        return text.ToString();
    }
}
