package dev.millrace.api.serializer;

/// A snapshot whose values can be shown to people without the program's classes, because it says itself all that is
/// needed to read them. For serializers of other modules.
public interface ReadableForm {

    /// A few words: what the values are, such as the name of their type.
    String brief();

    /// The same with what makes it up, such as "Order(id long, customer text)".
    String full();

    /// A serializer that only reads, as maps of fields, lists, texts and numbers.
    TypeSerializer<?> looseReader();
}
