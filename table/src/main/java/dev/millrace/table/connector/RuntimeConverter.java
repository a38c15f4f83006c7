package dev.millrace.table.connector;

import java.io.Serializable;

/// Converts values in the process that runs a subtask.
public interface RuntimeConverter extends Serializable {

    /// Prepares the converter. Called once before the first value.
    void open(Context context);

    /// Provides what converters need.
    interface Context {

        /// Returns the class loader of the program.
        ClassLoader getClassLoader();

        /// Returns a context with a class loader.
        static Context create(ClassLoader classLoader) {
            return () -> classLoader;
        }
    }
}
