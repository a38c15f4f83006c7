package dev.millrace.bench.load;

import java.io.Serializable;

/// Represents a record with a name as key. The fields are public, as the engines require.
public final class Named implements Serializable {
    private static final long serialVersionUID = 1L;

    public String name = "";
    public long value;

    /// Creates a record without a name, for serializers.
    public Named() {}

    /// Creates a record with these fields.
    public Named(String name, long value) {
        this.name = name;
        this.value = value;
    }
}
