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
    public static string Of(Exception exception)
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

        return exception.StackTrace is { } stack ? text.Append('\n').Append(stack).ToString() : text.ToString();
    }
}
