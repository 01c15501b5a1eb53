package vn.hamrong.app;

import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready means that every route is started, so that every port is open: {@code /fhir} alone would answer earlier. */
@Component("ports")
class PortsHealth implements HealthIndicator {
    private final CamelContext camel;

    PortsHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Health health() {
        boolean open = camel.isStarted()
                && !camel.getRoutes().isEmpty()
                && camel.getRoutes().stream()
                        .allMatch(route ->
                                camel.getRouteController().getRouteStatus(route.getId()) == ServiceStatus.Started);
        return open ? Health.up().build() : Health.down().build();
    }
}
