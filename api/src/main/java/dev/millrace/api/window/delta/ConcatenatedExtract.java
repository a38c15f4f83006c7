package dev.millrace.api.window.delta;

/// Two extractors, one after the other.
public class ConcatenatedExtract<FROM, OVER, TO> implements Extractor<FROM, TO> {
    private static final long serialVersionUID = 1L;

    private final Extractor<FROM, OVER> first;
    private final Extractor<OVER, TO> second;

    public ConcatenatedExtract(Extractor<FROM, OVER> first, Extractor<OVER, TO> second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public TO extract(FROM in) {
        return second.extract(first.extract(in));
    }

    /// Adds a third extractor at the end.
    public <OUT> ConcatenatedExtract<FROM, TO, OUT> add(Extractor<TO, OUT> third) {
        return new ConcatenatedExtract<>(this, third);
    }
}
