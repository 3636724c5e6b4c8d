import groovy.io.FileType
import java.nio.file.Files
import java.nio.file.StandardCopyOption

// The folder "database" has what is different in a service with a database, at the same places as in the project.
def project = new File(request.outputDirectory, request.artifactId).toPath()
def variant = project.resolve('database')
if (request.properties.getProperty('database') == 'true') {
    variant.toFile().eachFileRecurse(FileType.FILES) { file ->
        def place = project.resolve(variant.relativize(file.toPath()))
        Files.createDirectories(place.parent)
        Files.move(file.toPath(), place, StandardCopyOption.REPLACE_EXISTING)
    }
}
variant.toFile().deleteDir()
