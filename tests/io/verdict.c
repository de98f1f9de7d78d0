/* SPDX-License-Identifier: MIT */
/* For each file named: "valid" if the checker finds no error, else "broken". */
#include <ptce/io.h>

#include <stdio.h>

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        const char *path = paths[i];
        ptce_findings findings = {0};
        ptce_status st = ptce_check(&findings, &path, 1, NULL);
        bool valid = st == PTCE_OK && findings.errors == 0;
        (void)puts(valid ? "valid" : "broken");
        ptce_findings_clear(&findings);
    }
    return 0;
}
