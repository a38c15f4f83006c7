package dev.millrace.api.window.delta;

import java.io.Serializable;

/// Extracts from an element the value from which a distance is computed.
public interface Extractor<FROM, TO> extends Serializable {

    /// Extracts the value.
    TO extract(FROM in);
}
