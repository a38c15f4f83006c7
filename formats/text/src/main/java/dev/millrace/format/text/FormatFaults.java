package dev.millrace.format.text;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of text formats.
public final class FormatFaults {
    public static final Fault BAD_RECORD = new Fault(6001, Category.USER, "a record does not match its format");
    public static final Fault NOT_WRITABLE = new Fault(6002, Category.USER, "an object cannot be written as text");
    public static final Fault NO_COLUMNS = new Fault(6003, Category.USER, "a type has no columns");
    public static final Fault BAD_SCHEMA = new Fault(6004, Category.USER, "a CSV schema is impossible");
    public static final Fault NO_MAPPER = new Fault(6005, Category.USER, "a mapper is not an ObjectMapper of Jackson");
    public static final Fault FOREIGN_ANNOTATION =
            new Fault(6006, Category.USER, "an annotation needs the program's own Jackson");

    private FormatFaults() {}
}
