package dev.millrace.cep;

import java.io.Serializable;
import java.util.Comparator;

/// Orders events with equal timestamps before the matcher reads them.
///
/// @param <T> the type of the events
public interface EventComparator<T> extends Comparator<T>, Serializable {
    long serialVersionUID = 1L;
}
