package dev.millrace.format.text;

import dev.millrace.base.fault.MillraceException;
import java.io.Serializable;

/// What a source does with a record that it cannot read. To send such records elsewhere instead, read [Decoded] records
/// and take them apart with [RouteBadRecords].
public enum BadRecords implements Serializable {
    /// Ends the job with an error that names file, line, byte and field.
    FAIL,
    /// Drops the record; the source counts it in its metric `numRecordsInErrors`.
    SKIP;

    /// The default: the job ends at the first bad record.
    public static BadRecords fail() {
        return FAIL;
    }

    /// Bad records are dropped and counted.
    public static BadRecords skip() {
        return SKIP;
    }

    /// Applies the policy to one bad record.
    ///
    /// @throws MillraceException if the policy is to fail
    public void accept(BadRecord record) {
        if (this == FAIL) throw record.fault();
    }
}
