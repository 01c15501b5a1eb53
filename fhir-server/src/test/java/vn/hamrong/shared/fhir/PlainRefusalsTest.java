package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.sql.SQLException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.fhir.http.PlainRefusals;

class PlainRefusalsTest {
    private static final String STOPPED = "ERROR: canceling statement due to statement timeout";

    @Test
    void F26_saysThatAQuestionWasTooHeavyWhenTheDatabaseStoppedIt() {
        for (Throwable failure : new Throwable[] {
            new InternalErrorException("HAPI-0389: failed", new SQLException("x", "57014")),
            new InternalErrorException("HAPI-1163: " + STOPPED)
        }) {
            BaseServerResponseException said = plain(failure);

            assertThat(said.getStatusCode()).isEqualTo(503);
            assertThat(outcome(said).getCode()).isEqualTo(IssueType.TOOCOSTLY);
            assertThat(outcome(said).getDiagnostics()).contains("quá nặng", "ask for less");
        }
    }

    @Test
    void O03_saysNothingOfAnyOtherFailure() {
        BaseServerResponseException said =
                plain(new InternalErrorException("x", new SQLException("Key (name)=(Lê)", "23505")));

        assertThat(said.getStatusCode()).isEqualTo(500);
        assertThat(outcome(said).getCode()).isEqualTo(IssueType.EXCEPTION);
        assertThat(outcome(said).getDiagnostics()).startsWith("HTTP 500").doesNotContain("Lê");
    }

    private static BaseServerResponseException plain(Throwable failure) {
        return new PlainRefusals().plain(failure, new SystemRequestDetails());
    }

    private static OperationOutcome.OperationOutcomeIssueComponent outcome(BaseServerResponseException said) {
        return ((OperationOutcome) said.getOperationOutcome()).getIssueFirstRep();
    }
}
