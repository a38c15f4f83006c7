package dev.millrace.api.serializer;

/// Lets tools display values without the classes of the program. The snapshot contains all information that is needed
/// to read the values. Implemented by serializers of other modules.
public interface ReadableForm {

    /// Returns a short description of the values, such as the name of their type.
    String brief();

    /// Returns a description with the parts of the type, such as "Order(id long, customer text)".
    String full();

    /// Returns a serializer that reads values as maps of fields, lists, texts and numbers. It cannot write.
    TypeSerializer<?> looseReader();
}
