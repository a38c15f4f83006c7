package dev.millrace.api.util;

import java.util.Properties;
import org.slf4j.Logger;

/// Reads typed values of properties.
public class PropertiesUtil {
    private PropertiesUtil() {}

    /// Returns a number, or the default if the property is missing.
    ///
    /// @throws IllegalArgumentException if the value is not a number
    /// @throws ArithmeticException if the number does not fit into an int
    public static int getInt(Properties config, String key, int defaultValue) {
        String value = config.getProperty(key);
        return value == null ? defaultValue : Math.toIntExact(number(key, value));
    }

    /// Returns a number, or the default if the property is missing.
    ///
    /// @throws IllegalArgumentException if the value is not a number
    public static long getLong(Properties config, String key, long defaultValue) {
        String value = config.getProperty(key);
        return value == null ? defaultValue : number(key, value);
    }

    /// Returns a number, or the default if the property is missing or not a number. In the latter case the method
    /// logs a warning.
    public static long getLong(Properties config, String key, long defaultValue, Logger logger) {
        try {
            return getLong(config, key, defaultValue);
        } catch (IllegalArgumentException noNumber) {
            logger.warn("{}; the default {} is used", noNumber.getMessage(), defaultValue);
            return defaultValue;
        }
    }

    private static long number(String key, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("property '" + key + "' is no number: '" + value + "'", noNumber);
        }
    }

    /// Returns a boolean, or the default if the property is missing.
    public static boolean getBoolean(Properties config, String key, boolean defaultValue) {
        String value = config.getProperty(key);
        return value == null ? defaultValue : Boolean.parseBoolean(value);
    }

    /// Returns a copy that contains the defaults as ordinary values.
    public static Properties flatten(Properties config) {
        Properties flat = new Properties();
        for (String name : config.stringPropertyNames()) flat.setProperty(name, config.getProperty(name));
        return flat;
    }
}
