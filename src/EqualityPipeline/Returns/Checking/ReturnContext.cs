using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What policy says of one return: its type, its sender and the strands in force in its month.</summary>
internal sealed class ReturnContext
{
    public ReturnContext(SubmissionName name, MonitoringPolicy policy, CheckBasis basis)
    {
        (Policy, Basis) = (policy, basis);
        Name = name;
        this.policy = policy;
        Type = policy.FindReturnType(name.ReturnType)?.AsOf(name.Period) ?? throw new ArgumentException($"The policy has no return type {name.ReturnType}.", nameof(name));
        Organisation = policy.FindOrganisation(name.Organisation) ?? throw new ArgumentException($"The policy has no organisation {name.Organisation}.", nameof(name));
        Directorate = Organisation.FindDirectorate(name.Directorate);
        if (Directorate is null && name.Directorate != Organisation.Corporate)
            throw new ArgumentException($"{name.Organisation} has no directorate {name.Directorate}.", nameof(name));

        AllStrands = policy.Strands;
        Strands = [.. policy.StrandsInForce(Organisation, name.Period).Select(s => new StrandGroups(policy, s, name.Period, basis.Labels))];
        FurtherStrands =
        [
            .. policy.Strands
                .Where(s => Type.Event?.FurtherStrands.Contains(s.Id) == true && !Strands.Any(inForce => inForce.Strand.Id == s.Id))
                .Select(s => new StrandGroups(policy, s, name.Period, basis.Labels)),
        ];
        RequiredStrands = [.. Strands.Where(s => Type.RequiredStrands.Contains(s.Strand.Id))];
        SenderName = Directorate?.Name ?? Organisation.Name;

        // A return of the whole organisation may name any of its services.
        Services = Directorate?.Services ?? [.. Organisation.Directorates.SelectMany(d => d.Services)];
        for (var i = 0; i < Services.Length; i++)
            serviceWords.Add(i + 1, Services[i].Name, Services[i].Id);
        for (var i = 0; i < Organisation.Wards.Length; i++)
            wardWords.Add(i + 1, Organisation.Wards[i].Name, Organisation.Wards[i].Id);
    }

    private readonly MonitoringPolicy policy;
    private readonly Vocabulary serviceWords = new();
    private Vocabulary? otherServices;
    private readonly Vocabulary wardWords = new();

    public MonitoringPolicy Policy { get; }

    public CheckBasis Basis { get; }

    public SubmissionName Name { get; }

    public ReturnType Type { get; }

    public Organisation Organisation { get; }

    public Directorate? Directorate { get; }

    public string SenderName { get; }

    public ImmutableArray<Strand> AllStrands { get; }

    public ImmutableArray<StrandGroups> Strands { get; }

    public ImmutableArray<StrandGroups> RequiredStrands { get; }

    /// <summary>Strands beyond those in force that event rows may answer.</summary>
    public ImmutableArray<StrandGroups> FurtherStrands { get; }

    /// <summary>False for amounts that are of no group of people.</summary>
    public bool HasStrands => Type.Event is not null || Type.Tally is { HasStrands: true };

    public ImmutableArray<Service> Services { get; }

    public int Places => Organisation.Wards.Length + 1;

    /// <summary>False for a column about a strand that is not in force.</summary>
    public bool IsAsked(ReturnColumn column) => column.ForStrand is null || Strands.Any(s => s.Strand.Id == column.ForStrand);

    /// <summary>Service by number; 0 is unspecified.</summary>
    public string ServiceId(int number) => number == 0 ? Cells.Cell.Unspecified : Services[number - 1].Id;

    public string PlaceId(int number) => number == 0 ? Cells.Cell.Unspecified : Organisation.Wards[number - 1].Id;

    public CategoryCodes CodesOf(ReturnColumn column) => new(column, policy.CodeLists[column.CodeList!]);

    /// <summary>The declared groups that can be told from the strands that rows answer.</summary>
    public ImmutableArray<GroupAnswers> DeclaredGroups(IReadOnlyList<StrandGroups> answered)
        => [.. policy.DeclaredGroups
            .Where(g => g.From <= Name.Period)
            .Select(g => GroupAnswers.For(g, answered, policy.ReservedGroups)).OfType<GroupAnswers>()];

    /// <summary>A service and, where one is given, a ward, in words.</summary>
    public string InWords(int service, int place) => (service, place) switch
    {
        (0, 0) => SenderName,
        (0, _) => Organisation.Wards[place - 1].Name,
        (_, 0) => Services[service - 1].Name,
        _ => $"{Services[service - 1].Name}, {Organisation.Wards[place - 1].Name}",
    };

    public Reading Service(string text, At at, bool required)
    {
        if (text.Length == 0)
            return required ? Reading.Wrong(Faults.Blank(at)) : Reading.Of(0);
        if (serviceWords.Find(text) is { } service)
            return Reading.Of(service);
        otherServices ??= OtherServices();
        return otherServices.Find(text) is { } owner
            ? Reading.Wrong(Faults.OtherDirectoratesService(at, text, Organisation.Directorates[owner].Name, SenderName))
            : Reading.Wrong(Faults.UnknownService(at, text, serviceWords.Nearest(text, at), SenderName, serviceWords.Names));
    }

    private Vocabulary OtherServices()
    {
        var words = new Vocabulary();
        foreach (var other in Organisation.Directorates.Where(d => Directorate is not null && d.Id != Directorate.Id))
        {
            foreach (var service in other.Services)
                words.Add(Organisation.Directorates.IndexOf(other), service.Name, service.Id);
        }
        return words;
    }

    public Reading Ward(string text, At at, bool required)
    {
        if (text.Length == 0)
            return required ? Reading.Wrong(Faults.Blank(at)) : Reading.Of(0);
        return wardWords.Find(text) is { } ward
            ? Reading.Of(ward)
            : Reading.Wrong(Faults.UnknownWard(at, text, wardWords.Nearest(text, at), Organisation.Name, wardWords.Names));
    }
}
