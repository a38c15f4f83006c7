package dev.millrace.network.codec;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of encoding and decoding.
public final class CodecFaults {
    public static final Fault WRITE = new Fault(5430, Category.USER, "a record could not be written");
    public static final Fault READ = new Fault(5431, Category.USER, "a record could not be read");
    public static final Fault FORM = new Fault(5432, Category.OPERATIONS, "a batch has an unknown format");

    private CodecFaults() {}
}
