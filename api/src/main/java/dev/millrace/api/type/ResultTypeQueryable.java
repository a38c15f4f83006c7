package dev.millrace.api.type;

/// A function or format that knows the type of what it produces.
public interface ResultTypeQueryable<T> {

    /// The type of the produced values.
    TypeInformation<T> getProducedType();
}
