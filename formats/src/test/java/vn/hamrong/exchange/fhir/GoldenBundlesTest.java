package vn.hamrong.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.Test;

/** What holds for every golden Bundle. The validator takes some seconds to start. */
class GoldenBundlesTest {

    @Test
    void everyBundlePassesTheValidator() throws IOException {
        List<String> errors = new ArrayList<>();

        for (Path folder : GoldenTest.folders()) {
            Validator.errors(GoldenTest.converted(folder).bundle()).forEach(error -> errors.add(folder + " " + error));
        }

        assertThat(errors).isEmpty();
    }

    @Test
    void noConditionStandsTwiceInOneBundle() throws IOException {
        for (Path folder : GoldenTest.folders()) {
            Set<String> seen = new HashSet<>();
            for (BundleEntryComponent entry :
                    GoldenTest.converted(folder).bundle().getEntry()) {
                String condition =
                        entry.getRequest().getUrl() + entry.getRequest().getIfNoneExist();
                assertThat(seen.add(condition)).as(folder + " " + condition).isTrue();
            }
        }
    }
}
