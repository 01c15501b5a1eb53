package vn.hamrong.shared.fhir.security;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.hamrong.shared.UnitOfWork;

/** The front door alone, before a servlet that tells what reached it. Starts in seconds. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            ThymeleafAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class
        })
@Import({FrontDoorConfiguration.class, DoorFixtures.class})
class FrontDoorTestServer {

    @Bean
    UnitOfWork unitOfWork() {
        return new UnitOfWork() {
            @Override
            public <T> T inOne(Supplier<T> work) {
                return work.get();
            }

            @Override
            public <T> T inItsOwn(Supplier<T> work) {
                return work.get();
            }
        };
    }

    /** Holds whoever asks for {@code /fhir/Held} until somebody lets them go. */
    static final class Gate {
        final AtomicInteger inside = new AtomicInteger();
        final CountDownLatch open = new CountDownLatch(1);

        void pass() {
            inside.incrementAndGet();
            try {
                if (!open.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody opened the gate");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Bean
    Gate gate() {
        return new Gate();
    }

    @Bean
    ServletRegistrationBean<HttpServlet> echo(Gate gate) {
        HttpServlet servlet = new Echo(gate);
        ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(servlet, "/fhir/*");
        registration.setName("fhir");
        return registration;
    }

    /** Says which headers it saw. */
    static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Gate gate;

        Echo(Gate gate) {
            this.gate = gate;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().endsWith("/Held")) {
                gate.pass();
            }
            String seen = "reached, " + Collections.list(request.getHeaderNames()) + request.getHeader("X-Tenant");
            response.getOutputStream().write(seen.getBytes(StandardCharsets.UTF_8));
        }
    }
}
