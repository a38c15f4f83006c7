package dev.millrace.bench;

import dev.millrace.bench.trial.TrialEngine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/// Locates the engines' classes: those of the peers are in a module that is not shipped, all others in
/// the driver's.
final class ClassPaths {
    private final Path peers;

    /// @param home the root of the source tree
    ClassPaths(Path home) {
        this.peers = home.resolve("bench/peers/target");
    }

    /// Returns whether an engine can be started.
    boolean has(Entrant entrant) {
        return entrant.isPeer() ? Files.isRegularFile(list()) : isBeside(entrant);
    }

    /// Returns the class path of an engine's process.
    String of(Entrant entrant) throws IOException {
        if (!entrant.isPeer()) {
            return System.getProperty("java.class.path");
        }
        return peers.resolve("classes")
                + File.pathSeparator
                + Files.readString(list()).strip();
    }

    private Path list() {
        return peers.resolve("peers.classpath");
    }

    private static boolean isBeside(Entrant entrant) {
        return ServiceLoader.load(TrialEngine.class).stream()
                .anyMatch(provider -> provider.get().name().equals(entrant.title()));
    }
}
