package dev.millrace.api.config;

/// Shows the part of a configuration that belongs to one reporter. Setters also change the whole configuration, with
/// a prefix.
final class ReporterConfiguration extends Configuration {
    private static final long serialVersionUID = 1L;

    private final Configuration whole;
    private final String prefix;

    ReporterConfiguration(Configuration whole, String prefix) {
        this.whole = whole;
        this.prefix = prefix;
        for (String key : whole.keySet()) {
            Object value = whole.confData.get(key);
            if (key.startsWith(prefix) && value != null) confData.put(key.substring(prefix.length()), value);
        }
    }

    @Override
    public void setString(String key, String value) {
        super.setString(key, value);
        whole.setString(prefix + key, value);
    }

    @Override
    public <T> Configuration set(ConfigOption<T> option, T value) {
        super.set(option, value);
        whole.setString(prefix + option.key(), ConfigText.text(value));
        return this;
    }
}
