package dev.millrace.cli.project;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// Holds the names of a new project.
///
/// @param artifact the name of the project and of its jar
/// @param packageName the Java package, which is also the group
/// @param version the version of Millrace
record ProjectNames(String artifact, String packageName, String version) {
    private static final Pattern ARTIFACT = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");
    private static final int LENGTH_MAX = 100;
    private static final String PACKAGE_PREFIX = "com.example.";

    /// Windows reserves these names for devices.
    private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul");

    /// Checks the names.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a name is not valid
    ProjectNames {
        if (!ARTIFACT.matcher(artifact).matches() || artifact.length() > LENGTH_MAX || DEVICES.contains(artifact)) {
            throw ProjectFaults.NAME
                    .what("\"%s\" is no name for a project.", artifact)
                    .why(
                            "Maven, Gradle and file systems share the name, so it consists of lower-case letters and digits"
                                    + " with single hyphens, dots or underscores between them, and starts with a letter.")
                    .fix("Use a name such as %s.", suggestion(artifact));
        }
        if (!isPackage(packageName)) {
            throw ProjectFaults.NAME
                    .what("\"%s\" is no name for a package.", packageName)
                    .why("Each part of a Java package is an identifier and no keyword, and java and dev.millrace belong"
                            + " to others.")
                    .fix("Use --package with a name such as %s.", PACKAGE_PREFIX + "orders");
        }
    }

    /// Returns a package for a project without an explicit package.
    static String packageOf(String artifact) {
        String part = artifact.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return PACKAGE_PREFIX + (SourceVersion.isName(part) ? part : "job");
    }

    private static boolean isPackage(String name) {
        boolean isReserved = (name + ".").startsWith("java.") || (name + ".").startsWith("dev.millrace.");
        return SourceVersion.isName(name, SourceVersion.RELEASE_25) && !isReserved && name.length() <= LENGTH_MAX;
    }

    private static String suggestion(String wrong) {
        String plain =
                wrong.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        boolean isUsable =
                ARTIFACT.matcher(plain).matches() && plain.length() <= LENGTH_MAX && !DEVICES.contains(plain);
        return isUsable ? plain : "my-job";
    }
}
