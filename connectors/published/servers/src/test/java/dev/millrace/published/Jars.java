package dev.millrace.published;

import java.io.IOException;
import java.nio.file.Path;

/// The jars of programs with the connectors of the modules beside this one.
final class Jars {
    private Jars() {}

    /// Builds a program for Flink 2 with the connector of a module.
    static Path flink2(String program, String module, Path directory) throws IOException {
        Path flink = Path.of(System.getProperty("published.jars"), "flink");
        return FatJar.of(program, library(module), flink, directory);
    }

    /// Builds a program for Flink 1 with the connector of a module.
    static Path flink1(String program, String module, Path directory) throws IOException {
        return FatJar.of(program, library(module), Path.of(System.getProperty("published.flink1")), directory);
    }

    /// Returns the directory of the jars of a module.
    static Path library(String module) {
        return Path.of(System.getProperty("published.modules"), module, "target", "lib");
    }
}
