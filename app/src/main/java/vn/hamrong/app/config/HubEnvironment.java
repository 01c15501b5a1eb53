package vn.hamrong.app.config;

import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings as the hub would see them, without starting it. */
public final class HubEnvironment {

    private HubEnvironment() {}

    /** Settings, or what is wrong with their form. */
    public record Read(HubProperties hub, List<Fault> faults) {}

    /** Reads command line, environment, {@code config/hub.yaml} and the defaults, in that order of strength. */
    public static Read read(List<String> args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        Map.of("spring.config.name", "application,hub", "logging.level.root", LogLevel.ERROR.name()))
                .run(args.toArray(String[]::new))) {
            return bound(context.getEnvironment());
        }
    }

    private static Read bound(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        HubProperties defaults = new Binder().bindOrCreate("hamrong", HubProperties.class);
        try {
            HubProperties hub = binder.bindOrCreate("hamrong", HubProperties.class);
            return new Read(hub, ConfigurationFaults.of(hub));
        } catch (BindException e) {
            ConfigurationPropertyName name = e.getName();
            Fault fault = new Fault(name.toString(), "không đọc được giá trị", "the value cannot be read");
            return new Read(defaults, List.of(fault));
        }
    }

    /** No beans at all: only the environment is wanted. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
