package vn.hamrong.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.elasticsearch.ElasticsearchDataAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.shared.web.Demo;

/** The hub in one process. */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            // HAPI FHIR brings its own of these
            QuartzAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class,
            ElasticsearchDataAutoConfiguration.class
        })
@EnableConfigurationProperties(HubProperties.class)
public class HubApplication {

    /** Starts and returns when all ports are open. */
    public static ConfigurableApplicationContext start(HubProperties hub, List<String> args) {
        return start(hub, args, Demo.NO);
    }

    /** As {@link #start(HubProperties, List)}; with a demo that is on, its people are added. */
    public static ConfigurableApplicationContext start(HubProperties hub, List<String> args, Demo demo) {
        JavaSerialization.narrow();
        return new SpringApplicationBuilder(HubApplication.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(Demo.class, () -> demo))
                .properties(serverProperties(hub))
                .run(args.toArray(String[]::new));
    }

    /** Only what one call at the console needs: no port opens, no message is applied, nothing is delivered. */
    static ConfigurableApplicationContext startForOneCall(HubProperties hub, List<String> args) {
        JavaSerialization.narrow();
        return new SpringApplicationBuilder(HubApplication.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(Demo.class, () -> Demo.NO))
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties(serverProperties(hub))
                .properties("camel.main.auto-startup=false", "camel.springboot.auto-startup=false")
                .run(args.toArray(String[]::new));
    }

    /** The hub's knobs in the words of Spring Boot. */
    static Map<String, Object> serverProperties(HubProperties hub) {
        Map<String, Object> server = new HashMap<>();
        server.put("spring.config.name", "application,hub");
        server.put("server.address", hub.http().address());
        server.put("server.port", hub.http().port());
        boolean secure = "https".equals(hub.publicUrl().getScheme());
        server.put("server.servlet.session.cookie.name", secure ? "__Host-session" : "session");
        server.put("server.servlet.session.cookie.secure", secure);
        HubProperties.Tls tls = hub.http().tls();
        if (tls.on()) {
            String bundle = "spring.ssl.bundle.pem.hub.";
            server.put(bundle + "keystore.certificate", String.valueOf(tls.certificate()));
            server.put(bundle + "keystore.private-key", String.valueOf(tls.key()));
            server.put(bundle + "reload-on-update", true);
            server.put("server.ssl.bundle", "hub");
            server.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
            if (tls.clientAuthorities() != null) {
                server.put(bundle + "truststore.certificate", String.valueOf(tls.clientAuthorities()));
                server.put("server.ssl.client-auth", "need");
            }
        }
        return server;
    }
}
