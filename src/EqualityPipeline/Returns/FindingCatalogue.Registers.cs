namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What is wrong with the records of a register: R150 to R189.</summary>
    private static FindingKind[] OfRegisters() =>
    [
        Error("R150", "The same record twice", "Two rows have the same key, so it is not known which of them is true.", "Remove one of the two, or give one a name of its own."),
        Error("R151", "Not the name of a record", "The text that names a record holds something besides letters, digits, hyphens, full stops, slashes and underscores, or has more than 40 of them. Small and capital letters are the same.", "Give the record a short name such as EIA-2009-01 and use the same in every register that points at it."),
        Error("R152", "Not a number", "The text is not a number in plain digits.", "Write the number alone, in the digits 0 to 9; leave the cell blank where there is none."),
        Error("R153", "A number outside its bounds", "The number is less than the least or more than the most that the column takes.", "Correct the number."),
        Error("R154", "Too many decimals", "The number has more decimals than the column takes.", "Round it as the message says."),
        Error("R155", "A text that is too long", "The text has more characters than the column takes.", "Shorten it; what is longer belongs into the document that the record links to."),
        Error("R156", "A character that does not show", "The text holds a control character, or one that turns the letters after it around, so that what is read is not what is stored.", "Type the text anew instead of copying it."),
        Confirm("R158", "What looks like a person's name", "A cell holds a title with a name after it. A register names posts and never people. The text is not shown.", "Write the title of the post. If it is no person's name, confirm the return."),
        Note("R159", "What looks like a formula", "A text begins with = or @. It is kept as the text it is and never calculated.", "Nothing, if the text is meant."),
        Error("R160", "Not a month", "The text cannot be read as a month.", "Write months as 2009-04. Format the column as text in Excel, which otherwise turns them into days."),
        Error("R161", "Not a web address", "The text is not the address of a web page that begins with https://.", "Open the document in a browser and copy its whole address."),
        Error("R162", "A web address with a secret", "The address holds a user name, an e-mail address, a password or a key, which everyone who reads the register would see. It is not shown.", "Give the address of the page itself, and have a password or key changed."),
        Error("R163", "Not in the list", "The text is neither a name nor a code of the list that the column takes.", "Use one of those the message lists."),
        Error("R164", "Not a directorate", "The organisation has no directorate of that name or id.", "Use one of those the message lists; \"corporate\" is the whole organisation."),
        Error("R165", "Not an indicator", "The policy has no indicator of that id or name.", "Use one of those the message lists."),
        Error("R166", "Not a return", "The policy has no return of that id or name.", "Use one of those the message lists."),
        Error("R167", "Not a framework or not one of its criteria", "The policy has no framework of that id, or the framework of the row has no such criterion.", "Use one of those the message lists."),
        Error("R168", "A group or criterion by itself", "A group means something only within a strand, and a criterion only within a framework; the row does not say which.", "Fill the column that the message names."),
        Note("R169", "A strand that was not in force", "The organisation had not adopted the strand by that month. The record is kept with it.", "Nothing."),
        Error("R170", "Cells that do not agree", "A rule of the register does not hold between cells of one row or between rows that belong together. The message is the rule.", "Do what the message says."),
        Warning("R171", "Cells that may not agree", "A rule of the register that may have exceptions does not hold. The return is accepted.", "Do what the message says, if the row is no exception."),
        Warning("R172", "A record that no register has", "The cell points at a record of another register, and the last one accepted does not have it.", "Correct the reference, or send the register that has the record."),
        Error("R173", "Several values in one cell", "The cell holds values divided by semicolons, and the column takes one.", "Give one value, or a row for each where the register allows it."),
        Error("R174", "A register that is too large", "A register holds at most 20,000 records and ten million characters.", "Send the records that are current."),
        Error("R176", "A row that is not there", "The cell points at another row of the same register, and there is none.", "Correct the reference, or add the row it names."),
        Error("R177", "A year out of reach", "The date is before 1970 or after 2099, which happens when a digit of the year is lost.", "Correct the year."),
        Error("R178", "A web address inside the organisation", "The address names a machine by number or without a domain, so it opens only within one network.", "Give an address that its readers can open."),
    ];
}
