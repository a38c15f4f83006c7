package dev.millrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the version.
@Command(name = "version", description = "Prints the version and the JVM it runs on.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(text());
        return Main.OK;
    }

    /// Returns the version and the JVM in one line.
    static String text() {
        Package own = Main.class.getPackage();
        String version = own.getImplementationVersion() == null ? "development" : own.getImplementationVersion();
        return "millrace " + version + " on Java " + Runtime.version() + " (" + System.getProperty("java.vm.name")
                + ")";
    }
}
