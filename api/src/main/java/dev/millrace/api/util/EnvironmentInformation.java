package dev.millrace.api.util;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;

/// Describes the engine and the process to connectors that were built for Flink.
public class EnvironmentInformation {
    /// The commit of a build without version control.
    public static final String UNKNOWN_COMMIT_ID = "DecafC0ffeeD0d0F00d";
    /// The short form of [#UNKNOWN_COMMIT_ID].
    public static final String UNKNOWN_COMMIT_ID_ABBREV = "DeadD0d0";
    /// The text for unknown facts.
    public static final String UNKNOWN = "<unknown>";

    /// The version of Flink whose API Millrace provides. Connectors decide by this version which calls they make.
    private static final String FLINK_VERSION = "2.3.0";

    private EnvironmentInformation() {}

    /// Holds the source revision of a build.
    public static class RevisionInformation {
        public final String commitId;
        public final String commitDate;

        public RevisionInformation(String commitId, String commitDate) {
            this.commitId = commitId;
            this.commitDate = commitDate;
        }
    }

    /// Returns the version of Flink's API that Millrace provides.
    public static String getVersion() {
        return FLINK_VERSION;
    }

    /// Returns [#UNKNOWN], because no part of Millrace is written in Scala.
    public static String getScalaVersion() {
        return UNKNOWN;
    }

    /// Returns the start of the epoch, because builds are reproducible and hold no time.
    public static Instant getBuildTime() {
        return Instant.EPOCH;
    }

    /// Returns [#getBuildTime] as text.
    public static String getBuildTimeString() {
        return getBuildTime().toString();
    }

    public static String getGitCommitId() {
        return UNKNOWN_COMMIT_ID;
    }

    public static String getGitCommitIdAbbrev() {
        return UNKNOWN_COMMIT_ID_ABBREV;
    }

    public static Instant getGitCommitTime() {
        return Instant.EPOCH;
    }

    public static String getGitCommitTimeString() {
        return getGitCommitTime().toString();
    }

    public static RevisionInformation getRevisionInformation() {
        return new RevisionInformation(getGitCommitIdAbbrev(), getGitCommitTimeString());
    }

    /// Returns the user of the process.
    public static String getHadoopUser() {
        return System.getProperty("user.name", UNKNOWN);
    }

    /// Returns the largest size of the heap in bytes.
    public static long getMaxJvmHeapMemory() {
        return Runtime.getRuntime().maxMemory();
    }

    /// Returns the free bytes of the heap. The method does not start a collection.
    public static long getSizeOfFreeHeapMemoryWithDefrag() {
        return getSizeOfFreeHeapMemory();
    }

    /// Returns the free bytes of the heap, including the part that the JVM has not reserved yet.
    public static long getSizeOfFreeHeapMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /// Returns the name, vendor, and version of the JVM.
    public static String getJvmVersion() {
        return System.getProperty("java.vm.name", UNKNOWN)
                + " - " + System.getProperty("java.vm.vendor", UNKNOWN)
                + " - " + System.getProperty("java.specification.version", UNKNOWN)
                + "/" + System.getProperty("java.vm.version", UNKNOWN);
    }

    /// Returns the options of the JVM, separated by spaces.
    public static String getJvmStartupOptions() {
        return String.join(" ", getJvmStartupOptionsArray());
    }

    public static String[] getJvmStartupOptionsArray() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return options.toArray(String[]::new);
    }

    public static String getTemporaryFileDirectory() {
        return System.getProperty("java.io.tmpdir", UNKNOWN);
    }

    /// Returns the number of files that the process may open; -1 if the system does not tell.
    public static long getOpenFileHandlesLimit() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : -1;
    }

    /// Logs the versions and the options of the process.
    public static void logEnvironmentInfo(Logger log, String componentName, String[] commandLineArgs) {
        log.info("{} with the API of Flink {} on {}", componentName, getVersion(), getJvmVersion());
        log.info("Options of the JVM: {}", getJvmStartupOptions());
        log.info("Number of program arguments: {}", commandLineArgs.length);
    }

    /// Returns [#UNKNOWN], because Millrace does not contain Hadoop.
    public static String getHadoopVersionString() {
        return UNKNOWN;
    }
}
