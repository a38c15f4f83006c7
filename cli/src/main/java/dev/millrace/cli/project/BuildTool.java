package dev.millrace.cli.project;

import java.util.Locale;

/// Names the build tool of a new project.
enum BuildTool {
    /// Builds with a `pom.xml`.
    MAVEN("mvn verify"),
    /// Builds with a `build.gradle`.
    GRADLE("gradle build");

    private final String command;

    BuildTool(String command) {
        this.command = command;
    }

    /// Returns the command that builds and tests a project.
    String command() {
        return command;
    }

    /// Returns the name as users write it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
