package dev.millrace.testkit;

import java.io.Serializable;

/// Signals that a request was accepted.
public enum Acknowledge implements Serializable {
    INSTANCE;

    public static Acknowledge get() {
        return INSTANCE;
    }
}
