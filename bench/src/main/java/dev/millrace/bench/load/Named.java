package dev.millrace.bench.load;

import java.io.Serializable;

/// A record with a name as its key, as each engine's own field access needs it.
public final class Named implements Serializable {
    private static final long serialVersionUID = 1L;

    public String name = "";
    public long value;

    /// A record without a name, for serializers.
    public Named() {}

    /// A record with these fields.
    public Named(String name, long value) {
        this.name = name;
        this.value = value;
    }
}
