package dev.millrace.format.avro.typeutils;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of Avro.
public final class AvroFaults {
    public static final Fault NO_SCHEMA = new Fault(6040, Category.USER, "an Avro type has no schema");
    public static final Fault BAD_STATE = new Fault(6041, Category.OPERATIONS, "stored Avro values cannot be read");
    public static final Fault ONLY_READS = new Fault(6042, Category.BUG, "a reader of stored values cannot write");
    public static final Fault UNWRITABLE = new Fault(6043, Category.USER, "a record does not fit its Avro schema");

    private AvroFaults() {}
}
