package dev.millrace.api.window.delta;

import java.io.Serializable;

/// Takes from an element what a distance is computed of.
public interface Extractor<FROM, TO> extends Serializable {

    TO extract(FROM in);
}
