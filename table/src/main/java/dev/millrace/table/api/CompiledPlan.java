package dev.millrace.table.api;

import java.io.File;
import java.nio.file.Path;

/// Is the plan of INSERT statements in a form that can be stored. A plan that runs again has the same operators, and
/// continues from savepoints of its earlier runs.
public interface CompiledPlan extends Explainable<CompiledPlan>, Executable {

    /// Returns the plan as JSON.
    String asJsonString();

    /// Writes the JSON to a file.
    ///
    /// @throws dev.millrace.table.fault.TableException if the file exists
    default void writeToFile(String path) {
        writeToFile(new File(path), false);
    }

    /// Writes the JSON to a file.
    ///
    /// @param ignoreIfExists whether a file that exists is kept; otherwise it is a fault
    default void writeToFile(String path, boolean ignoreIfExists) {
        writeToFile(new File(path), ignoreIfExists);
    }

    /// Writes the JSON to a file.
    ///
    /// @throws dev.millrace.table.fault.TableException if the file exists
    default void writeToFile(Path path) {
        writeToFile(path.toFile(), false);
    }

    /// Writes the JSON to a file.
    ///
    /// @param ignoreIfExists whether a file that exists is kept; otherwise it is a fault
    default void writeToFile(Path path, boolean ignoreIfExists) {
        writeToFile(path.toFile(), ignoreIfExists);
    }

    /// Writes the JSON to a file.
    ///
    /// @throws dev.millrace.table.fault.TableException if the file exists
    default void writeToFile(File file) {
        writeToFile(file, false);
    }

    /// Writes the JSON to a file.
    ///
    /// @param ignoreIfExists whether a file that exists is kept; otherwise it is a fault
    void writeToFile(File file, boolean ignoreIfExists);

    /// Prints the JSON to standard output.
    default CompiledPlan printJsonString() {
        System.out.println(asJsonString());
        return this;
    }
}
