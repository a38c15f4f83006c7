package dev.millrace.format.avro;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.avro.Schema;

/// Reads and writes the schema of a message, for example as an id of a schema registry.
public interface SchemaCoder {

    /// Reads what identifies the schema of a message, and returns the schema.
    Schema readSchema(InputStream in) throws IOException;

    /// Writes what identifies a schema.
    void writeSchema(Schema schema, OutputStream out) throws IOException;

    /// Creates coders in the subtasks that need one.
    interface SchemaCoderProvider extends Serializable {
        /// Creates a coder.
        SchemaCoder get();
    }
}
