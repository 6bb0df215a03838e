using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What forms, pages and documents say of a return in plain English.</summary>
public static class FormWords
{
    /// <summary>"event", as an address and a policy file write it.</summary>
    public static string IdOf(ReturnLayout layout) => layout switch
    {
        ReturnLayout.Event => "event",
        ReturnLayout.Tally => "tally",
        ReturnLayout.Register => "register",
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "A return has three layouts."),
    };

    public static ReturnLayout? LayoutOf(string? id) => id switch
    {
        "event" => ReturnLayout.Event,
        "tally" => ReturnLayout.Tally,
        "register" => ReturnLayout.Register,
        _ => null,
    };

    public static string OneRow(ReturnForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return OneRow(form.Layout);
    }

    public static string OneRow(ReturnLayout layout) => layout switch
    {
        ReturnLayout.Event => "each person, contact, application or incident",
        ReturnLayout.Tally => "each count",
        ReturnLayout.Register => "each record, with what is known of it now",
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "A return has three layouts."),
    };

    public static string HowOften(Frequency frequency) => frequency switch
    {
        Frequency.Monthly => "every month",
        Frequency.Quarterly => "every quarter",
        Frequency.Yearly => "once a year",
        Frequency.AsItChanges => "whenever it changes",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "A return is sent at one of four frequencies."),
    };
}
