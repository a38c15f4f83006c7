package dev.millrace.api.util;

import java.util.Properties;
import org.slf4j.Logger;

/// Reads values of properties; the name is the one programs know.
public class PropertiesUtil {
    private PropertiesUtil() {}

    /// Gives a number, or the default if there is none.
    ///
    /// @throws IllegalArgumentException if the value is no number
    public static int getInt(Properties config, String key, int defaultValue) {
        String value = config.getProperty(key);
        return value == null ? defaultValue : Math.toIntExact(number(key, value));
    }

    /// Gives a number, or the default if there is none.
    ///
    /// @throws IllegalArgumentException if the value is no number
    public static long getLong(Properties config, String key, long defaultValue) {
        String value = config.getProperty(key);
        return value == null ? defaultValue : number(key, value);
    }

    /// Gives a number, or the default if there is none. If the value is no number, says so to the log and gives
    /// the default.
    public static long getLong(Properties config, String key, long defaultValue, Logger logger) {
        try {
            return getLong(config, key, defaultValue);
        } catch (IllegalArgumentException noNumber) {
            logger.warn("{}; {} is taken instead", noNumber.getMessage(), defaultValue);
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

    /// Gives a truth value, or the default if there is none.
    public static boolean getBoolean(Properties config, String key, boolean defaultValue) {
        String value = config.getProperty(key);
        return value == null ? defaultValue : Boolean.parseBoolean(value);
    }

    /// Gives a copy in which the defaults are values like any other.
    public static Properties flatten(Properties config) {
        Properties flat = new Properties();
        for (String name : config.stringPropertyNames()) flat.setProperty(name, config.getProperty(name));
        return flat;
    }
}
