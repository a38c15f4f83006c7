package dev.millrace.base.host;

import java.util.random.RandomGenerator;

/// The world outside the engine. Code takes a host by its constructor and reaches the clock, chance, threads,
/// files and sockets through nothing else, so that a simulator can stand in for all of them. Safe to use from any
/// thread.
public interface Host {

    /// The machine this JVM runs on.
    static Host real() {
        return RealHost.INSTANCE;
    }

    Clock clock();

    /// Randomness; a simulated host seeds it.
    RandomGenerator chance();

    Threads threads();

    Disk disk();

    Network network();

    /// Whether to make a mistake on purpose here. Never, but where a simulator checks that it would be found.
    ///
    /// @param mistake its name
    default boolean errs(String mistake) {
        return false;
    }

    /// Tells that something has come to pass which seldom does. Nobody listens, but a simulator that counts what
    /// it has tried. Not for what happens with each record.
    ///
    /// @param happening its name
    default void witness(String happening) {}
}
